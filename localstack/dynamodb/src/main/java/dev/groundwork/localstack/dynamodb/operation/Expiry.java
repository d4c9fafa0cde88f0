package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.table.Write;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes items whose time has come. */
public final class Expiry {

    private static final int BATCH = 100;

    /** Items that expired longer ago are left alone (developer guide, "Using time to live"). */
    private static final Duration TOO_OLD = Duration.ofDays(5 * 365);

    private final Database database;

    public Expiry(Database database) {
        this.database = database;
    }

    /** Deletes what has expired by then in every table with TTL, a hundred at a time. Answers how many went. */
    public int run(Instant now) {
        int gone = 0;
        var names = database.read(() -> database.tables().stream()
                .map(table -> table.definition().name())
                .toList());
        for (var name : names) {
            int batch;
            do {
                batch = database.write(() -> batch(name, now));
                gone += batch;
            } while (batch == BATCH);
        }
        return gone;
    }

    private int batch(String name, Instant now) {
        var table = database.find(name);
        if (table.isEmpty() || table.get().definition().ttlAttribute().isEmpty()) {
            return 0;
        }
        var expired =
                expired(table.get(), table.get().definition().ttlAttribute().get(), now);
        if (!expired.isEmpty()) {
            database.commit(new Commit.Written(now, expired, Commit.Origin.TIME_TO_LIVE, Optional.empty()));
        }
        return expired.size();
    }

    private static List<Write> expired(Table table, String attribute, Instant now) {
        var latest = BigDecimal.valueOf(now.getEpochSecond());
        var earliest = BigDecimal.valueOf(now.minus(TOO_OLD).getEpochSecond());
        var expired = new ArrayList<Write>();
        for (var entry : table.rows().from(Optional.empty())) {
            if (isBetween(entry.getValue(), attribute, earliest, latest)) {
                expired.add(new Write(
                        table.definition().name(), entry.getKey(), Optional.of(entry.getValue()), Optional.empty()));
            }
            if (expired.size() == BATCH) {
                break;
            }
        }
        return expired;
    }

    private static boolean isBetween(Row row, String attribute, BigDecimal earliest, BigDecimal latest) {
        return row.item().get(attribute) instanceof NumberValue(var seconds)
                && seconds.compareTo(earliest) >= 0
                && seconds.compareTo(latest) <= 0;
    }
}
