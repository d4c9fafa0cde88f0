package dev.groundwork.auth.password;

import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.password.Password.Verification;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Argon2id with 19 MiB, two passes, one lane
 * (<a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>) and 128 bits of salt (RFC 9106 section
 * 3.1), over the password mixed with a pepper by HMAC-SHA-256. The stored text names the pepper's version; a stored hash with other
 * parameters or another pepper verifies and counts as outdated.
 */
@Singleton
@Secondary
final class Argon2PasswordHasher implements PasswordHasher {

    private static final Argon2id ARGON2 = new Argon2id(19 * 1024, 2, 1, 32);
    private static final int SALT_BYTES = 16;
    private static final String CURRENT_PEPPER = "current";

    private final SecretStore secrets;
    private final SecureRandom random;

    Argon2PasswordHasher(SecretStore secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    @Override
    public PasswordHash hash(Password password) {
        var peppers = secrets.current(SecretName.PASSWORD_PEPPER);
        var version = member(peppers, CURRENT_PEPPER);
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(version + ARGON2.hash(mixed(password, peppers, version), salt));
    }

    @Override
    public Verification verify(Password password, Optional<PasswordHash> stored) {
        if (stored.isEmpty()) {
            hash(password);
            return new Verification(false, false);
        }
        var peppers = secrets.current(SecretName.PASSWORD_PEPPER);
        var text = stored.get().value();
        var version = text.substring(0, text.indexOf('$'));
        var phc = text.substring(version.length());
        var matches = Argon2id.verify(mixed(password, peppers, version), phc);
        return new Verification(
                matches && password.isUnicode(), !ARGON2.made(phc) || !version.equals(member(peppers, CURRENT_PEPPER)));
    }

    private static byte[] mixed(Password password, Map<String, String> peppers, String version) {
        var pepper = member(peppers, version).getBytes(StandardCharsets.UTF_8);
        var mixed = Aes.hmac(pepper, password.value().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().withoutPadding().encode(mixed);
    }

    private static String member(Map<String, String> peppers, String name) {
        var value = peppers.get(name);
        if (value == null) {
            throw new IllegalStateException("the pepper secret has no member " + name);
        }
        return value;
    }
}
