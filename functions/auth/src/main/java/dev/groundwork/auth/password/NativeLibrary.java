package dev.groundwork.auth.password;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Links a library that a jar holds for each platform. It stays linked for the life of the process. */
@SuppressWarnings("restricted") // Linking a library is what it is for.
final class NativeLibrary {

    private NativeLibrary() {}

    /** The place of a library in such a jar: folders are named as JNA names platforms. */
    static String place(String system, String processor, String library) {
        var folder = system.startsWith("Mac") ? "darwin" : "linux";
        var is64Bit = processor.equals("amd64") || processor.equals("x86_64");
        return "/%s-%s/%s".formatted(folder, is64Bit ? "x86-64" : processor, System.mapLibraryName(library));
    }

    /**
     * Links the library at a place in a jar; where there is none, or it was made for another C library than the system's, the one that the
     * system's loader knows by {@code otherwise}. The file it is unpacked to is gone when this returns.
     *
     * @throws IllegalArgumentException if the system has none either
     */
    static SymbolLookup link(String place, String otherwise) {
        try (var packed = NativeLibrary.class.getResourceAsStream(place)) {
            if (packed == null) {
                return SymbolLookup.libraryLookup(otherwise, Arena.global());
            }
            var file = Files.createTempFile("library", null);
            try {
                Files.copy(packed, file, StandardCopyOption.REPLACE_EXISTING);
                return SymbolLookup.libraryLookup(file, Arena.global());
            } catch (IllegalArgumentException notForThisSystem) {
                return SymbolLookup.libraryLookup(otherwise, Arena.global());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a library cannot be unpacked: " + place, e);
        }
    }
}
