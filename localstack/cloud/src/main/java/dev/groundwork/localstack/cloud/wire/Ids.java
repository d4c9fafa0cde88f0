package dev.groundwork.localstack.cloud.wire;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of AWS's kind from a source of randomness, which must be safe for any number of threads. */
public final class Ids {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final RandomGenerator random;

    /** From this source. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A UUID of version 4 (RFC 9562). */
    public String uuid() {
        return new UUID((random.nextLong() & VERSION_MASK) | VERSION_4, (random.nextLong() & VARIANT_MASK) | VARIANT)
                .toString();
    }

    /** A text of this length from these characters, each equally likely. */
    public String text(int length, String alphabet) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
