package dev.groundwork.hosting.uptime;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Probes in the table {@code apps}: one attribute each, named by its time, so that a repeated write is the same write. */
@Singleton
final class DynamoProbeRecords implements ProbeRecords {

    /** Longer than probes are read, since an item holds several of them. */
    private static final Duration ITEM_KEPT_FOR = KEPT_FOR.multipliedBy(2);

    private static final String PROBE = "p";
    private static final String KEEP = "SET #probe = :probe, #ttl = :ttl";
    private static final int NO_ANSWER = 0;

    private final Table table;

    DynamoProbeRecords(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public void keep(AppId app, ProbeRecord probe) {
        var text = probe.status().orElse(NO_ANSWER) + " " + probe.latencyMillis() + " " + probe.url();
        table.update(
                ProbeTable.probes(app, probe.at()),
                Expression.change(KEEP)
                        .name("#probe", PROBE + probe.at().toEpochMilli())
                        .name("#ttl", "ttl")
                        .value(":probe", text)
                        .value(":ttl", probe.at().plus(ITEM_KEPT_FOR).getEpochSecond()));
    }

    @Override
    public List<ProbeRecord> since(AppId app, Instant from) {
        var records = new ArrayList<ProbeRecord>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var next = start;
            var answer = table.query(QueryRequest.builder()
                    .keyConditionExpression(Key.PK + " = :pk AND " + Key.SK + " BETWEEN :first AND :last")
                    .expressionAttributeValues(Map.of(
                            ":pk", Values.of(ProbeTable.partition(app)),
                            ":first", Values.of(ProbeTable.probes(app, from).sk()),
                            ":last", Values.of(ProbeTable.probesPrefix() + "~")))
                    .consistentRead(true)
                    .exclusiveStartKey(next.isEmpty() ? null : next));
            answer.items().stream().flatMap(DynamoProbeRecords::probes).forEach(records::add);
            start = answer.lastEvaluatedKey();
        } while (!start.isEmpty());
        return records.stream()
                .filter(probe -> !probe.at().isBefore(from))
                .sorted(Comparator.comparing(ProbeRecord::at).reversed())
                .toList();
    }

    private static Stream<ProbeRecord> probes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getKey().matches(PROBE + "\\d+"))
                .map(attribute -> read(
                        attribute.getKey().substring(PROBE.length()),
                        attribute.getValue().s().split(" ", 3)));
    }

    private static ProbeRecord read(String at, String[] parts) {
        int status = Integer.parseInt(parts[0]);
        return new ProbeRecord(
                Instant.ofEpochMilli(Long.parseLong(at)),
                URI.create(parts[2]),
                status == NO_ANSWER ? OptionalInt.empty() : OptionalInt.of(status),
                Long.parseLong(parts[1]));
    }
}
