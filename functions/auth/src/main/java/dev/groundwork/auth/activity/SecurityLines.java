package dev.groundwork.auth.activity;

import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Security events as lines of the function's log. An IP is told as a keyed hash of 64 bits: equal addresses look equal, and nobody can list
 * all addresses to find one.
 */
@Singleton
final class SecurityLines {

    private static final Logger LOG = LoggerFactory.getLogger("dev.groundwork.security");
    private static final int HASH_BYTES = 8;

    private final SecretStore secrets;

    SecurityLines(SecretStore secrets) {
        this.secrets = secrets;
    }

    void write(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin) {
        var line = LOG.atInfo()
                .addKeyValue("event", event.text())
                .addKeyValue("outcome", outcome)
                .addKeyValue("ipHash", hash(origin.ip()))
                .addKeyValue("requestId", origin.requestId());
        user.map(id -> line.addKeyValue("userId", id.value())).orElse(line).log("Security event");
    }

    private String hash(String ip) {
        var pepper = secrets.current(SecretName.PASSWORD_PEPPER).getOrDefault("1", "");
        var mac = Aes.hmac(("ip " + pepper).getBytes(StandardCharsets.UTF_8), ip.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(mac, HASH_BYTES));
    }
}
