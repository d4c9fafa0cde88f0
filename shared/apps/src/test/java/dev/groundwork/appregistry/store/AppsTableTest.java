package dev.groundwork.appregistry.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AppsTableTest {

    private static final UserId OWNER = new UserId("usr_01J00000000000000000000001");
    private static final AppId APP = new AppId("app_01J00000000000000000000002");
    private static final DeploymentId DEPLOYMENT = new DeploymentId("dep_01J00000000000000000000003");

    @Test
    @DisplayName("INFRA-HOST-040 ABSENT: of two apps that are created at once for one idea, one is")
    void absent() {
        assertThat(AppsTable.ABSENT).isEqualTo("attribute_not_exists(pk)");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-041 SAME_VERSION: of two deploys one becomes active; a late result, a stop and a deletion never overwrite")
    void sameVersion() {
        assertThat(AppsTable.SAME_VERSION).isEqualTo("version = :seen");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-042 FREE_SLUG: of two apps with one name one gets the plain slug; a deleted app's slug rests")
    void freeSlug() {
        assertThat(AppsTable.FREE_SLUG).isEqualTo("attribute_not_exists(pk) OR freeFrom <= :now");
    }

    @Test
    @DisplayName("INFRA-HOST-043 SAME_APP: a deletion that comes late does not free the idea of the next app")
    void sameApp() {
        assertThat(AppsTable.SAME_APP).isEqualTo("appId = :app");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-046 OPEN_OWNER: no app is created by a request that was let in before the account's deletion")
    void openOwner() {
        assertThat(AppsTable.OPEN_OWNER).isEqualTo("attribute_not_exists(pk)");
    }

    @Test
    @DisplayName("INFRA-HOST-044 the keys are what the table's page says")
    void keys() {
        assertThat(AppsTable.app(OWNER, APP)).isEqualTo(new Key("USER#" + OWNER, "APP#" + APP));
        assertThat(AppsTable.idea(OWNER, "idea-1")).isEqualTo(new Key("USER#" + OWNER, "IDEA#idea-1"));
        assertThat(AppsTable.closedOwner(OWNER)).isEqualTo(new Key("USER#" + OWNER, "CLOSED"));
        assertThat(AppsTable.owner(APP)).isEqualTo(new Key("APP#" + APP, "OWNER"));
        assertThat(AppsTable.deployment(APP, DEPLOYMENT)).isEqualTo(new Key("APP#" + APP, "DEPLOYMENT#" + DEPLOYMENT));
        assertThat(AppsTable.idempotencyKey(APP, "ab")).isEqualTo(new Key("APP#" + APP, "KEY#ab"));
        assertThat(AppsTable.slug("my-app")).isEqualTo(new Key("SLUG#my-app", "SLUG"));
        assertThat(AppsTable.due(APP).sk()).isEqualTo("APP#" + APP);
        assertThat(AppsTable.billing(OWNER, APP))
                .isEqualTo(new Key(AppsTable.billingPartition(OWNER), "USER#" + OWNER + "#APP#" + APP));
        assertThat(AppsTable.behindOwner(3, OWNER)).isEqualTo(new Key("BILLING#3", "USER#" + OWNER + "#APP$"));
        assertThat(AppsTable.suspension(OWNER).sk()).isEqualTo("USER#" + OWNER);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-155 SAME_SUSPENSION: of two runs that suspend or resume apps at once one writes the mail, and none forgets an app")
    void sameSuspension() {
        assertThat(AppsTable.SAME_SUSPENSION).isEqualTo("version = :seen");
    }

    @Test
    @DisplayName("INFRA-HOST-045 an app's and an owner's shard never change")
    void shards() {
        assertThat(AppsTable.due(APP).pk()).isEqualTo("DUE#7");
        assertThat(AppsTable.billingPartition(OWNER)).isEqualTo("BILLING#19");
    }
}
