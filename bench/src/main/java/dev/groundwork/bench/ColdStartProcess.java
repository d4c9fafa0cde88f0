package dev.groundwork.bench;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.OperatingSystemMXBean;
import dev.groundwork.http.ApiFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A process that starts, answers the one event on its standard input and prints the status and the milliseconds of CPU that all of it took: the function
 * on its class path, or the plain handler.
 */
public final class ColdStartProcess {

    static final String PLAIN = "plain";

    private static final String ANSWERED = "\"statusCode\":200,";

    private ColdStartProcess() {}

    /** {@code plain <table>}, or anything else for the function. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var answer = new ByteArrayOutputStream();
        handler(arguments).handleRequest(new ByteArrayInputStream(System.in.readAllBytes()), answer, new ColdContext());
        var text = answer.toString(StandardCharsets.UTF_8);
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        out.println((text.contains(ANSWERED) ? "200" : text) + " "
                + TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()));
        System.exit(0);
    }

    private static RequestStreamHandler handler(String[] arguments) {
        return arguments[0].equals(PLAIN) ? new PlainHandler(arguments[1]) : new ApiFunction();
    }
}
