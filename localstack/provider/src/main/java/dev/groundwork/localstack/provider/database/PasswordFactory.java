package dev.groundwork.localstack.provider.database;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords that no address and no command has to escape. */
final class PasswordFactory {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordFactory() {}

    static String password(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
