package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NativeLibraryTest {

    /** The place of the processor in the header of an ELF file. */
    private static final int MACHINE = 18;

    private static final String NONE = "libargon2-of-nobody.so";

    @ParameterizedTest
    @CsvSource({"amd64, linux-x86-64, 62", "aarch64, linux-aarch64, 183"})
    @DisplayName("INFRA-AUTH-498 the jar has libargon2 for both processors of Lambda")
    void bothProcessors(String processor, String folder, int machine) throws IOException {
        var place = NativeLibrary.place("Linux", processor, "argon2");

        assertThat(place).isEqualTo("/%s/libargon2.so", folder);
        var elf = ByteBuffer.wrap(packed(place)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(elf.getShort(MACHINE)).isEqualTo((short) machine);
    }

    @Test
    @DisplayName("INFRA-AUTH-499 where the jar has no library that can be linked, the system's is taken")
    void ofTheSystem(@TempDir Path folder) throws IOException {
        var ofTheSystem = folder.resolve("libargon2.so.1");
        Files.write(ofTheSystem, packed(ofThisPlatform()));

        var inNoJar = NativeLibrary.link("/linux-sparc/libargon2.so", ofTheSystem.toString());
        var ofAnother = NativeLibrary.link(ofAnotherProcessor(), ofTheSystem.toString());

        var hash = new Argon2id(64, 1, 1, 32).hash(bytes("a password"), bytes("some salt"));
        assertThat(new Argon2Library(inNoJar).verify(hash, bytes("a password"))).isTrue();
        assertThat(new Argon2Library(ofAnother).verify(hash, bytes("a password")))
                .isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-500 a system without the library says so")
    void nowhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> NativeLibrary.link("/linux-sparc/libargon2.so", NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> NativeLibrary.link(ofAnotherProcessor(), NONE));
    }

    private static String ofThisPlatform() {
        return NativeLibrary.place(System.getProperty("os.name"), System.getProperty("os.arch"), "argon2");
    }

    private static String ofAnotherProcessor() {
        var is64Bit = ofThisPlatform().contains("x86-64");
        return NativeLibrary.place(System.getProperty("os.name"), is64Bit ? "aarch64" : "amd64", "argon2");
    }

    private static byte[] packed(String place) throws IOException {
        try (var in = Objects.requireNonNull(NativeLibraryTest.class.getResourceAsStream(place), place)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
