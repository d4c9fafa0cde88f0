package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes the text of the TXT record that proves a domain: {@code groundwork-verify=} and an HMAC over user, app and domain, so that no record
 * proves anything for another user, app or domain. The claim keeps the text: a rotation of the key changes no record that was asked for.
 */
@Singleton
final class DomainProofs {

    private static final String PREFIX = "groundwork-verify=";
    private static final String MEMBER = "key";

    private final SecretStore secrets;

    DomainProofs(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** Returns the text for a claim, the same one until the key is rotated. */
    String of(UserId owner, AppId app, DomainName domain) {
        var key = secrets.current(SecretName.DOMAIN_KEY).get(MEMBER);
        if (key == null) {
            throw new IllegalStateException("the domain key has no member " + MEMBER);
        }
        var message = owner + "\n" + app + "\n" + domain;
        var hash = Aes.hmac(key.getBytes(StandardCharsets.UTF_8), message.getBytes(StandardCharsets.UTF_8));
        return PREFIX + HexFormat.of().formatHex(hash);
    }
}
