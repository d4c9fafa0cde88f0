package dev.groundwork.house;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A process on the class path of one function: it starts the function's container, makes every singleton, and prints one line for each bean that is
 * enabled, for each that can be made by name, and for each class that a file of services names and that is there.
 */
public final class ContainerReport {

    private static final String BEANS = "META-INF/micronaut/" + BeanDefinitionReference.class.getName() + "/";
    private static final String SERVICES = "META-INF/services/";

    private ContainerReport() {}

    /** {@code <jar of the function> <handler…>}. */
    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        var lines = new TreeSet<String>();
        for (int i = 1; i < arguments.length; i++) {
            lines.add("handler " + Class.forName(arguments[i]).getName());
        }
        try (var jar = new ZipFile(Path.of(arguments[0]).toFile())) {
            for (var entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                lines.addAll(named(jar, entry));
            }
        }
        try (var context = ApplicationContext.builder("function", "lambda")
                .eagerInitSingletons(true)
                .start()) {
            context.getAllBeanDefinitions().stream()
                    .map(BeanDefinition::getName)
                    .forEach(name -> lines.add("bean " + name));
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
        System.exit(0);
    }

    private static Set<String> named(ZipFile jar, ZipEntry entry) throws IOException {
        var lines = new TreeSet<String>();
        if (entry.getName().startsWith(BEANS)) {
            add(lines, "definition ", entry.getName().substring(BEANS.length()));
        } else if (entry.getName().startsWith(SERVICES)) {
            try (var in = jar.getInputStream(entry)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(name ->
                                add(lines, "service " + entry.getName().substring(SERVICES.length()) + " ", name));
            }
        }
        return lines;
    }

    /** Adds the class if it is there with all that the JVM needs to load it. */
    private static void add(Set<String> lines, String kind, String name) {
        try {
            Class.forName(name, false, ContainerReport.class.getClassLoader());
            lines.add(kind + name);
        } catch (ClassNotFoundException | LinkageError e) {
            lines.add("no " + kind + name);
        }
    }
}
