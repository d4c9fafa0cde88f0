package dev.groundwork.hosting.config;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.hosting.config.AppConfig.Variable;
import dev.groundwork.hosting.config.AppConfigs.Replaced;
import dev.groundwork.kernel.AppId;
import dev.groundwork.secrets.Envelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The configuration of an app as items. */
final class ConfigItem {

    private static final String VERSION = "version";
    private static final String VARIABLES = "variables";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String UPDATED_AT = "updatedAt";
    private static final String VALUES = "values";
    private static final String REPLACED_AT = "replacedAt";

    private ConfigItem() {}

    static Item write(AppId app, AppConfig config) {
        var variables = new HashMap<String, AttributeValue>();
        config.variables().forEach((name, variable) -> variables.put(name, members(variable)));
        return Item.at(ConfigTable.config(app))
                .set(VERSION, config.version())
                .set(VARIABLES, AttributeValue.fromM(variables))
                .build();
    }

    private static AttributeValue members(Variable variable) {
        return AttributeValue.fromM(Item.members()
                .set(VALUE, variable.value().bytes())
                .set(UPDATED_AT, variable.updatedAt())
                .build()
                .attributes());
    }

    static AppConfig read(Item item) {
        var variables = new TreeMap<String, Variable>();
        item.map(VARIABLES).attributes().forEach((name, value) -> variables.put(name, variable(new Item(value.m()))));
        return new AppConfig(item.number(VERSION), variables);
    }

    private static Variable variable(Item members) {
        return new Variable(new Envelope(members.bytes(VALUE)), members.instant(UPDATED_AT));
    }

    static Item replaced(AppId app, long version, List<Replaced> values, Instant now) {
        var list = values.stream()
                .map(v -> AttributeValue.fromM(Item.members()
                        .set(NAME, v.name())
                        .set(VALUE, v.value().bytes())
                        .build()
                        .attributes()))
                .toList();
        return Item.at(ConfigTable.replaced(app, version))
                .set(VALUES, AttributeValue.fromL(list))
                .set(REPLACED_AT, now)
                .expires(now.plus(AppConfigs.REPLACED_KEPT_FOR))
                .build();
    }

    /** Reads the replaced values of an item, none where they are not kept any more. */
    static Stream<Replaced> replaced(Item item, Instant now) {
        if (!item.instant(REPLACED_AT).plus(AppConfigs.REPLACED_KEPT_FOR).isAfter(now)) {
            return Stream.empty();
        }
        return item.attributes().getOrDefault(VALUES, AttributeValue.fromL(List.of())).l().stream()
                .map(AttributeValue::m)
                .map(ConfigItem::replacedValue);
    }

    private static Replaced replacedValue(Map<String, AttributeValue> attributes) {
        var members = new Item(attributes);
        return new Replaced(members.string(NAME), new Envelope(members.bytes(VALUE)));
    }

    static long version(Item item) {
        return item.number(VERSION);
    }
}
