package dev.groundwork.billing.hosting;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far a run is: a line for each page, and one when all first pages are charged. Progress is read from these lines. */
@Singleton
final class DebitLog {

    private static final Logger LOG = LoggerFactory.getLogger(DebitLog.class);

    /**
     * A page was charged.
     *
     * @param last whether the shard is charged to its end
     */
    void page(DebitRun run, int shard, DebitCount count, boolean last) {
        LOG.atInfo()
                .addKeyValue("event", "hosting_debit_progress")
                .addKeyValue("run", run.time().toString())
                .addKeyValue("shard", shard)
                .addKeyValue("owners", count.owners())
                .addKeyValue("apps", count.apps())
                .addKeyValue("charged", count.charged())
                .addKeyValue("suspended", count.suspended())
                .addKeyValue("failed", count.failed())
                .addKeyValue("last", last)
                .log("A page of running apps is charged");
    }

    /** All first pages were charged. */
    void started(DebitRun run, int shards, long queued) {
        LOG.atInfo()
                .addKeyValue("event", "hosting_debit_started")
                .addKeyValue("run", run.time().toString())
                .addKeyValue("shards", shards)
                .addKeyValue("queued", queued)
                .log("The first pages of all shards are charged");
    }
}
