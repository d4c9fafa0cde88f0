package dev.groundwork.bench;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.interfaces.PwHash;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import com.sun.jna.NativeLong;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import dev.groundwork.auth.password.Argon2id;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Implementations of Argon2id, all with the parameters of the function auth: 19 MiB, two passes, one lane. */
enum HashImplementation {
    GROUNDWORK("libargon2 by the JDK (auth)", "argon2-jvm-\\d"),
    ARGON2_JVM("argon2-jvm: libargon2 by JNA", "argon2-jvm|jna"),
    LAZYSODIUM("lazysodium: libsodium by JNA", "lazysodium|resource-loader|jna"),
    FLAT("one long[] in Java (FlatArgon2)", "none"),
    BOUNCY_CASTLE("Bouncy Castle", "bcprov"),
    BOUNCY_CASTLE_POOL("Bouncy Castle with a BlockPool", "bcprov"),
    PASSWORD4J("password4j", "password4j");

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int TAG_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Blocks that Bouncy Castle takes besides the memory itself. */
    private static final int SPARE_BLOCKS = 8;

    private final String label;
    private final String jars;

    HashImplementation(String label, String jars) {
        this.label = label;
        this.jars = jars;
    }

    /** A password and a salt, hashed. */
    interface Hash {

        byte[] tag(byte[] password, byte[] salt);
    }

    String label() {
        return label;
    }

    /** Ready to be called; what has to be loaded is loaded here or at the first call. */
    Hash open() {
        return switch (this) {
            case GROUNDWORK -> groundwork();
            case ARGON2_JVM -> argon2Jvm();
            case LAZYSODIUM -> lazysodium();
            case FLAT -> flat();
            case BOUNCY_CASTLE ->
                (password, salt) -> byBouncyCastle(password, bouncyCastle(salt).build());
            case BOUNCY_CASTLE_POOL -> bouncyCastlePool();
            case PASSWORD4J -> password4j();
        };
    }

    private static Hash groundwork() {
        var argon2 = new Argon2id(MEMORY_KIB, PASSES, 1, TAG_BYTES);
        return (password, salt) -> decoded(argon2.hash(password, salt));
    }

    private static Hash argon2Jvm() {
        var argon2 = Argon2Factory.createAdvanced(Argon2Types.ARGON2id, SALT_BYTES, TAG_BYTES);
        return (password, salt) -> argon2.rawHash(PASSES, MEMORY_KIB, 1, password, salt);
    }

    private static Hash lazysodium() {
        var sodium = new SodiumJava();
        var memory = new NativeLong(MEMORY_KIB * 1024L);
        return (password, salt) -> {
            var tag = new byte[TAG_BYTES];
            sodium.crypto_pwhash(
                    tag,
                    tag.length,
                    password,
                    password.length,
                    salt,
                    PASSES,
                    memory,
                    PwHash.Alg.PWHASH_ALG_ARGON2ID13.getValue());
            return tag;
        };
    }

    private static Hash flat() {
        var argon2 = new FlatArgon2(MEMORY_KIB, PASSES);
        return (password, salt) -> argon2.hash(password, salt, TAG_BYTES);
    }

    private static Hash bouncyCastlePool() {
        var pool = new FixedBlockPool(Argon2BytesGenerator.getBlockCount(MEMORY_KIB, 1) + SPARE_BLOCKS);
        return (password, salt) ->
                byBouncyCastle(password, bouncyCastle(salt).withBlockPool(pool).build());
    }

    private static Argon2Parameters.Builder bouncyCastle(byte[] salt) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt);
    }

    private static byte[] byBouncyCastle(byte[] password, Argon2Parameters parameters) {
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var tag = new byte[TAG_BYTES];
        generator.generateBytes(password, tag);
        return tag;
    }

    private static Hash password4j() {
        var argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, TAG_BYTES, Argon2.ID);
        return (password, salt) -> argon2.hash(password, salt).getBytes();
    }

    private static byte[] decoded(String phc) {
        return Base64.getDecoder().decode(phc.substring(phc.lastIndexOf('$') + 1));
    }

    /** The bytes of its jars. */
    long bytes() {
        var named = Pattern.compile(jars);
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .map(Path::of)
                .filter(path -> named.matcher(path.getFileName().toString()).lookingAt())
                .mapToLong(path -> path.toFile().length())
                .sum();
    }
}
