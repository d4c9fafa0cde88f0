package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

final class Argon2idPropertyTest {

    @Property(tries = 400)
    @Label(
            "INFRA-AUTH-497 password4j and Bouncy Castle come to the same hash, whatever the parameters, and theirs verify")
    void same(
            @ForAll("parameters") Argon2id parameters,
            @ForAll @Size(max = 300) byte[] password,
            @ForAll @Size(min = 8, max = 48) byte[] salt) {
        var hash = parameters.hash(password, salt);

        assertThat(hash).isEqualTo(phc(parameters, salt, byBouncyCastle(parameters, password, salt)));
        assertThat(hash).isEqualTo(byPassword4j(parameters, password, salt));
        assertThat(Argon2id.verify(password, hash)).isTrue();
        assertThat(parameters.made(hash)).isTrue();
    }

    /** Memory is most often no multiple of four blocks for each lane, and enough for more than one block of addresses. */
    @Provide
    Arbitrary<Argon2id> parameters() {
        var lanes = Arbitraries.integers().between(1, 5);
        var memory = Arbitraries.integers().between(0, 700);
        return Combinators.combine(
                        lanes,
                        memory,
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(12, 64))
                .as((p, more, t, tag) -> new Argon2id(8 * p + more, t, p, tag));
    }

    private static byte[] byBouncyCastle(Argon2id parameters, byte[] password, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib())
                .withIterations(parameters.passes())
                .withParallelism(parameters.lanes())
                .withSalt(salt)
                .build());
        var tag = new byte[parameters.tagBytes()];
        generator.generateBytes(password, tag);
        return tag;
    }

    private static String byPassword4j(Argon2id parameters, byte[] password, byte[] salt) {
        return Argon2Function.getInstance(
                        parameters.memoryKib(),
                        parameters.passes(),
                        parameters.lanes(),
                        parameters.tagBytes(),
                        Argon2.ID)
                .hash(password, salt)
                .getResult();
    }

    private static String phc(Argon2id parameters, byte[] salt, byte[] tag) {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        parameters.memoryKib(),
                        parameters.passes(),
                        parameters.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(tag));
    }
}
