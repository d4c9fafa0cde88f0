package dev.groundwork.auth.password;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The two functions of <a href="https://github.com/P-H-C/phc-winner-argon2/blob/20190702/include/argon2.h">libargon2</a> that passwords need. It is
 * the reference implementation of RFC 9106; argon2-jvm packs it. The memory of a hash lies outside of the heap: libargon2 allocates it
 * for one call, overwrites and frees it, so calls run side by side and leave nothing behind.
 */
final class Argon2Library {

    private static final String OF_THE_SYSTEM = "libargon2.so.1";
    private static final int OK = 0;

    /** ARGON2_VERIFY_MISMATCH. */
    private static final int MISMATCH = -35;

    /** More than the longest text that {@link Argon2id} can ask for. */
    private static final int TEXT_BYTES = 256;

    private final MethodHandle hash;
    private final MethodHandle verify;

    Argon2Library(SymbolLookup library) {
        hash = function(
                library,
                "argon2id_hash_encoded",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG,
                        ADDRESS, JAVA_LONG));
        verify = function(library, "argon2id_verify", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    }

    @SuppressWarnings("restricted") // The descriptors are those of argon2.h.
    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    /** Made at the first hash: most starts of the function see none. */
    private static final class Shared {

        static final Argon2Library INSTANCE = new Argon2Library(NativeLibrary.link(
                NativeLibrary.place(System.getProperty("os.name"), System.getProperty("os.arch"), "argon2"),
                OF_THE_SYSTEM));
    }

    /** Returns the library that is linked for this process. */
    static Argon2Library shared() {
        return Shared.INSTANCE;
    }

    /** Hashes a password; returns the PHC string. */
    String hash(Argon2id parameters, byte[] password, byte[] salt) {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocate(TEXT_BYTES);
            var secret = arena.allocateFrom(JAVA_BYTE, password);
            var result = hash(parameters, secret, arena.allocateFrom(JAVA_BYTE, salt), text);
            secret.fill((byte) 0);
            if (result != OK) {
                throw refused(result);
            }
            return text.getString(0);
        }
    }

    private int hash(Argon2id parameters, MemorySegment password, MemorySegment salt, MemorySegment text) {
        try {
            return (int) hash.invokeExact(
                    parameters.passes(),
                    parameters.memoryKib(),
                    parameters.lanes(),
                    password,
                    password.byteSize(),
                    salt,
                    salt.byteSize(),
                    (long) parameters.tagBytes(),
                    text,
                    text.byteSize());
        } catch (Throwable e) {
            throw new IllegalStateException("libargon2 cannot be called", e);
        }
    }

    /** Returns true if the password is that of a PHC string; the tags are compared in constant time. */
    boolean verify(String phc, byte[] password) {
        try (var arena = Arena.ofConfined()) {
            var secret = arena.allocateFrom(JAVA_BYTE, password);
            var result = verify(arena.allocateFrom(phc), secret);
            secret.fill((byte) 0);
            if (result != OK && result != MISMATCH) {
                throw refused(result);
            }
            return result == OK;
        }
    }

    private int verify(MemorySegment phc, MemorySegment password) {
        try {
            return (int) verify.invokeExact(phc, password, password.byteSize());
        } catch (Throwable e) {
            throw new IllegalStateException("libargon2 cannot be called", e);
        }
    }

    private static IllegalArgumentException refused(int result) {
        return new IllegalArgumentException("libargon2 refuses parameters with " + result + " of argon2.h");
    }
}
