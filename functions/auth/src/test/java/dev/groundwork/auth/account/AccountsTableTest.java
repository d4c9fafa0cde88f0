package dev.groundwork.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AccountsTableTest {

    private static final UserId USER = new UserId("usr_01J00000000000000000000001");
    private static final SessionId SESSION = new SessionId("ses_01J00000000000000000000002");

    @Test
    @DisplayName(
            "INFRA-AUTH-150 LIVE: a session that ended by its time and is not removed yet is neither listed nor ended again")
    void live() {
        assertThat(AccountsTable.LIVE).isEqualTo("idleEnd > :now AND absoluteEnd > :now");
    }

    @Test
    @DisplayName("INFRA-AUTH-151 SAME_TOKEN: of two mailed tokens the newest opens; of two uses of it one does")
    void sameToken() {
        assertThat(AccountsTable.SAME_TOKEN).isEqualTo("#token = :token");
    }

    @Test
    @DisplayName("INFRA-AUTH-152 a session stands with its user, a request for a new password with the address's hash")
    void keys() {
        assertThat(AccountKeys.session(USER, SESSION)).isEqualTo(new Key("USER#" + USER, "SESSION#" + SESSION));
        assertThat(AccountKeys.session(USER, SESSION).sk()).startsWith(AccountKeys.sessionsPrefix());
        assertThat(AccountsTable.reset("ab12")).isEqualTo(new Key("ADDRESS#ab12", "RESET"));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-564 FREE_PERMIT: of parallel guesses no more begin than there are permits, with those in flight")
    void freePermit() {
        assertThat(AccountsTable.FREE_PERMIT)
                .isEqualTo("(attribute_not_exists(failedAt) OR failedAt > :stale)"
                        + " AND ((attribute_not_exists(permits) AND (attribute_not_exists(failures) OR failures < :free))"
                        + " OR (attribute_not_exists(failures) AND size(permits) < :free)"
                        + " OR (failures < :half AND size(permits) < :half))");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-565 PERMIT_IN_FLIGHT: an attempt that was taken for a failure cannot end a second time, as whatever")
    void permitInFlight() {
        assertThat(AccountsTable.PERMIT_IN_FLIGHT).isEqualTo("contains(permits, :permit)");
    }

    @Test
    @DisplayName("INFRA-AUTH-566 NEXT_FAILURE: of two failures at once one is the tenth, and starts the wait")
    void nextFailure() {
        assertThat(AccountsTable.FREE_FAILURE).isEqualTo("(attribute_not_exists(failures) OR failures < :last)");
        assertThat(AccountsTable.NEXT_FAILURE).isEqualTo("failures = :seen");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-567 SAME_FAILURES, SAME_PERMITS: of two attempts after a wait one begins, and none that began is forgotten")
    void sameCount() {
        assertThat(AccountsTable.SAME_FAILURES).isEqualTo("failures = :seen AND failedAt = :seenAt");
        assertThat(AccountsTable.NO_FAILURES).isEqualTo("attribute_not_exists(failures)");
        assertThat(AccountsTable.SAME_PERMITS).isEqualTo("permits = :seenPermits");
        assertThat(AccountsTable.NO_PERMITS).isEqualTo("attribute_not_exists(permits)");
    }
}
