package dev.groundwork.localstack.runner.billing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** The progress of a run of the debit, by the lines that the functions log about it. A page that is tried again counts again. */
final class DebitProgress {

    private final String run;
    private final Set<Integer> finished = new HashSet<>();
    private OptionalInt shards = OptionalInt.empty();
    private long pages;
    private long owners;
    private long apps;
    private long charged;
    private long suspended;
    private long failed;

    /** @param time of the run */
    DebitProgress(Instant time) {
        this.run = time.toString();
    }

    /**
     * The counts so far.
     *
     * @param pages of the index that were charged
     * @param owners in them
     * @param apps in them
     * @param charged days of apps
     * @param failed owners whose page is tried again
     */
    record Counts(long pages, long owners, long apps, long charged, long suspended, long failed) {}

    /** Takes a line of a function's log; answers whether it was about this run. */
    boolean accept(JsonNode line) {
        if (!isThisRun(line.path("run").asText())) {
            return false;
        }
        switch (line.path("event").asText()) {
            case "hosting_debit_started" ->
                shards = OptionalInt.of(line.path("shards").asInt());
            case "hosting_debit_progress" -> page(line);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isThisRun(String text) {
        try {
            return text.equals(run) || (!text.isEmpty() && Instant.parse(text).equals(Instant.parse(run)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void page(JsonNode line) {
        pages++;
        owners += line.path("owners").asLong();
        apps += line.path("apps").asLong();
        charged += line.path("charged").asLong();
        suspended += line.path("suspended").asLong();
        failed += line.path("failed").asLong();
        if (line.path("last").asBoolean()) {
            finished.add(line.path("shard").asInt());
        }
    }

    /** Returns the number of partitions of the index of running apps; empty until the schedule's own part is done. */
    OptionalInt shards() {
        return shards;
    }

    /** All partitions are charged to their end. */
    boolean isComplete() {
        return shards.isPresent() && finished.size() >= shards.getAsInt();
    }

    Counts counts() {
        return new Counts(pages, owners, apps, charged, suspended, failed);
    }
}
