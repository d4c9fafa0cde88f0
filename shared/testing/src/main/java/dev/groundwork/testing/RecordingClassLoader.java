package dev.groundwork.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Loads the class path anew and has each method of the product's own classes report its source file to {@link ExecutedFiles}. */
final class RecordingClassLoader extends URLClassLoader {

    private static final Pattern OWN = Pattern.compile("dev\\.groundwork\\.(?!testing\\.|localstack\\.|bench\\.).*");

    /** Micronaut's generated classes: their simple names begin with a dollar sign. */
    private static final Pattern GENERATED =
            Pattern.compile(".*\\.\\$.*|.*\\$(Definition|Introspection|Intercepted).*");

    private static final Pattern TESTS = Pattern.compile(".*(/test-classes/|-tests\\.jar!).*");

    private static final ClassDesc RECORDER = ClassDesc.of("dev.groundwork.testing.ExecutedFiles");
    private static final MethodTypeDesc RECORD = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);

    private final ClassFile classFile;

    private RecordingClassLoader(URL[] classPath) {
        super(classPath, ClassLoader.getPlatformClassLoader());
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** Returns a loader of what this process has on its class path. */
    static RecordingClassLoader ofClassPath() {
        return new RecordingClassLoader(Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(RecordingClassLoader::url)
                .toArray(URL[]::new));
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no entry of a class path: " + path, e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var resource = OWN.matcher(name).matches() && !GENERATED.matcher(name).matches()
                ? findResource(name.replace('.', '/') + ".class")
                : null;
        if (resource == null || TESTS.matcher(resource.toString()).matches()) {
            return super.findClass(name);
        }
        try (var in = resource.openStream()) {
            var recorded = recorded(in.readAllBytes(), name.replaceFirst("\\$.*", ""));
            return defineClass(name, recorded, 0, recorded.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] recorded(byte[] bytes, String file) {
        return classFile.transformClass(
                classFile.parse(bytes), ClassTransform.transformingMethodBodies(new Recording(file)));
    }

    private record Recording(String file) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder builder) {
            builder.loadConstant(file).invokestatic(RECORDER, "record", RECORD);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            builder.with(element);
        }
    }
}
