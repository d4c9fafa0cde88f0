package dev.groundwork.localstack.provider.app;

import com.github.f4b6a3.ulid.UlidCreator;

/** Makes ids that sort by time: {@code svc_…} and {@code dpl_…}. */
final class IdFactory {

    private IdFactory() {}

    static String service() {
        return "svc_" + UlidCreator.getMonotonicUlid();
    }

    static String deploy() {
        return "dpl_" + UlidCreator.getMonotonicUlid();
    }
}
