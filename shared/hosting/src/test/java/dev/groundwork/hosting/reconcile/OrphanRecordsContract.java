package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.SampleApps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of what the sweep knows; the fake and the adapter both pass it. */
abstract class OrphanRecordsContract {

    private static final String SERVICE = "prj/env/srv";

    abstract OrphanRecords records();

    @Test
    @DisplayName("INFRA-HOST-330 the first sight of an orphan counts until it is forgotten")
    void contract() {
        var now = SampleApps.NOW;
        assertThat(records().seen("railway", SERVICE, now)).isEqualTo(now);
        assertThat(records().seen("railway", SERVICE, now.plusSeconds(9))).isEqualTo(now);
        assertThat(records().seen("render", SERVICE, now.plusSeconds(9))).isEqualTo(now.plusSeconds(9));
        records().forget("railway", SERVICE);
        records().forget("railway", SERVICE);
        assertThat(records().seen("railway", SERVICE, now.plusSeconds(60))).isEqualTo(now.plusSeconds(60));
    }
}
