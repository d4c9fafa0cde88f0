package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of the histories of starts; the fake and the adapter both pass it. */
abstract class StartHistoriesContract {

    abstract StartHistories histories();

    @Test
    @DisplayName("INFRA-HOST-867 of two runs that have read the same history of starts one writes the next start")
    void contract() {
        var app = new AppId("app_" + SampleApps.ulid());
        var first = new StartHistory("dep_1@0", 1, SampleApps.NOW, "crash_loop");
        var second = new StartHistory("dep_1@0", 2, SampleApps.NOW.plusSeconds(60), "stopped");
        assertThat(histories().read(app)).isEmpty();

        assertThat(histories().write(app, Optional.empty(), first)).isTrue();
        assertThat(histories().write(app, Optional.empty(), first)).isFalse();
        assertThat(histories().read(app)).contains(first);
        assertThat(histories().write(app, Optional.of(second), second)).isFalse();
        assertThat(histories().write(app, Optional.of(first), second)).isTrue();
        assertThat(histories().write(app, Optional.of(first), second)).isFalse();
        assertThat(histories().read(app)).contains(second);
    }
}
