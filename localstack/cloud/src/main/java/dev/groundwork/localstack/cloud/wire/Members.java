package dev.groundwork.localstack.cloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON request, read with their types; a wrong one is a {@link AwsError}. */
public final class Members {

    private final JsonNode node;
    private final String invalid;

    /** Of this object; {@code invalid} is the service's code for a member that cannot be. */
    public Members(JsonNode node, String invalid) {
        this.node = node;
        this.invalid = invalid;
    }

    /** A text that must be there. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> refusal(name + " is missing"));
    }

    /** A text, nothing where it is missing or null. */
    public Optional<String> optional(String name) {
        var member = node.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isTextual()) {
            throw refusal(name + " must be a text");
        }
        return Optional.of(member.textValue());
    }

    /** A whole number within its bounds, nothing where it is missing. */
    public Optional<Integer> number(String name, int least, int most) {
        var member = node.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isInt() || member.intValue() < least || member.intValue() > most) {
            throw refusal(name + " must be a whole number from " + least + " to " + most);
        }
        return Optional.of(member.intValue());
    }

    /** Seconds since 1970, as times are written; nothing where it is missing. */
    public Optional<Double> seconds(String name) {
        var member = node.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isNumber()) {
            throw refusal(name + " must be a time");
        }
        return Optional.of(member.doubleValue());
    }

    /** A truth value, nothing where it is missing. */
    public Optional<Boolean> flag(String name) {
        var member = node.get(name);
        if (member == null || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isBoolean()) {
            throw refusal(name + " must be true or false");
        }
        return Optional.of(member.booleanValue());
    }

    /** A list of texts, empty where it is missing. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : node.path(name)) {
            if (!element.isTextual()) {
                throw refusal(name + " must be a list of texts");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** A list of objects, empty where it is missing. */
    public List<Members> objects(String name) {
        var objects = new ArrayList<Members>();
        for (var element : node.path(name)) {
            if (!element.isObject()) {
                throw refusal(name + " must be a list of objects");
            }
            objects.add(new Members(element, invalid));
        }
        return objects;
    }

    /** The texts of an object by name, empty where it is missing. */
    public Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        for (var member : node.path(name).properties()) {
            if (!member.getValue().isTextual()) {
                throw refusal(name + " must be an object of texts");
            }
            map.put(member.getKey(), member.getValue().textValue());
        }
        return map;
    }

    /** An object of objects by name, empty where it is missing. */
    public Map<String, Members> objectMap(String name) {
        var map = new LinkedHashMap<String, Members>();
        for (var member : node.path(name).properties()) {
            if (!member.getValue().isObject()) {
                throw refusal(name + " must be an object of objects");
            }
            map.put(member.getKey(), new Members(member.getValue(), invalid));
        }
        return map;
    }

    /** The refusal of a member that cannot be. */
    public AwsError refusal(String text) {
        return new AwsError(invalid, text);
    }
}
