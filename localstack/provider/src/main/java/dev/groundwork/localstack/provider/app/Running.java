package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.process.ProcessTree;
import dev.groundwork.localstack.provider.proxy.StaticSite;
import dev.groundwork.localstack.provider.proxy.Target;
import java.net.InetSocketAddress;
import java.time.Duration;

/** An app that answers. */
sealed interface Running {

    /** Returns the target of requests. */
    Target target();

    /** Ends it; returns when nothing of it is left. */
    void end(Duration grace);

    /**
     * A process.
     *
     * @param tree it
     * @param address where it listens
     * @param gone what to do when it has ended whole; harmless to repeat
     */
    record AsProcess(ProcessTree tree, InetSocketAddress address, Runnable gone) implements Running {

        @Override
        public Target target() {
            return new Target.App(address);
        }

        @Override
        public void end(Duration grace) {
            tree.end(grace);
            gone.run();
        }
    }

    /**
     * Files, which the provider serves itself.
     *
     * @param site them
     */
    record AsFiles(StaticSite site) implements Running {

        @Override
        public Target target() {
            return new Target.Site(site);
        }

        @Override
        public void end(Duration grace) {
            // There is no process.
        }
    }
}
