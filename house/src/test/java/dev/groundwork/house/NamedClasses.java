package dev.groundwork.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The names of classes in the texts of compiled code: a class may be loaded by them, which a shrinker does not see. */
final class NamedClasses {

    private static final String CLASS = ".class";

    private NamedClasses() {}

    /** Returns the names in texts of {@code shrunk} of classes that are in {@code whole} and not in {@code shrunk}. */
    static Set<String> missing(Path whole, Path shrunk) throws IOException {
        try (var all = new ZipFile(whole.toFile());
                var kept = new ZipFile(shrunk.toFile())) {
            var gone = names(all);
            gone.removeAll(names(kept));
            return kept.stream()
                    .filter(entry -> entry.getName().endsWith(CLASS))
                    .flatMap(entry -> texts(kept, entry).stream())
                    .filter(gone::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> names(ZipFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(CLASS))
                .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(ZipFile jar, ZipEntry entry) {
        try (var in = jar.getInputStream(entry)) {
            var constants = ClassFile.of().parse(in.readAllBytes()).constantPool();
            return StreamSupport.stream(constants.spliterator(), false)
                    .filter(StringEntry.class::isInstance)
                    .map(constant -> ((StringEntry) constant).stringValue().replace('/', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
