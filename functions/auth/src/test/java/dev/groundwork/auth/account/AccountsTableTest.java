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
}
