package dev.groundwork.localstack.dynamodb;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The options of an engine.
 *
 * @param clock tells the time of changes, of streams and of idempotency tokens. Records leave a stream 24 hours after they were made by
 *     this clock, read or not: where time is moved about while readers are behind, give the system's clock here and the moved time to
 *     {@link DynamoDbEngine#expire} alone
 * @param folder where the tables are kept, made if missing and used by one engine at a time; nothing for memory only
 * @param faults where faults come in
 * @param compactAt the journal is compacted where its log is longer than so many bytes, and than what it holds
 */
public record EngineOptions(InstantSource clock, Optional<Path> folder, FaultPoint faults, long compactAt) {

    private static final long COMPACT_AT = 4L * 1024 * 1024;

    /** Memory only, no faults. */
    public static EngineOptions inMemory(InstantSource clock) {
        return new EngineOptions(clock, Optional.empty(), FaultPoint.NONE, COMPACT_AT);
    }

    /** The same, kept in a folder. */
    public EngineOptions in(Path keptIn) {
        return new EngineOptions(clock, Optional.of(keptIn), faults, compactAt);
    }

    /** The same with those faults. */
    public EngineOptions with(FaultPoint point) {
        return new EngineOptions(clock, folder, point, compactAt);
    }

    /** The same with another limit of the log. */
    public EngineOptions compactingAt(long bytes) {
        return new EngineOptions(clock, folder, faults, bytes);
    }
}
