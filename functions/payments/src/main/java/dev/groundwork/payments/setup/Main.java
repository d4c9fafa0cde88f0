package dev.groundwork.payments.setup;

import ch.qos.logback.classic.LoggerContext;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.ledger.store.CatalogueFile;
import dev.groundwork.payments.stripe.StripeCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The program behind {@code ./groundwork stripe setup}. It takes the key from its input, so that it stands in no list of processes. */
public final class Main {

    private Main() {}

    /** Ends with 0 where everything is there, with 1 where Stripe refuses or does not answer, with 2 where the command line is wrong. */
    public static void main(String[] args) throws IOException {
        // What libraries would log is no concern of people: this program says itself what matters.
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.exit(run(List.of(args), Optional.ofNullable(input.readLine()).orElse("")));
    }

    private static int run(List<String> arguments, String key) {
        try {
            var options = SetupOptions.of(arguments);
            System.out.println("Stripe, " + mode(key) + ":");
            new SetUpStripe(StripeCalls.withKey(key, options.stripe()), System.out::println)
                    .setUp(CatalogueFile.newest(), options.webhook());
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("groundwork: " + e.getMessage());
            return 2;
        } catch (ProblemException e) {
            System.err.println("groundwork: Stripe does not answer at this address, or does not take this key.");
        } catch (IllegalStateException e) {
            System.err.println("groundwork: " + e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
        }
        return 1;
    }

    private static String mode(String key) {
        if (key.matches("[sr]k_test_\\S+")) {
            return "test mode";
        }
        if (key.matches("[sr]k_live_\\S+")) {
            return "live mode";
        }
        throw new IllegalArgumentException("the key has to begin with sk_test_, rk_test_, sk_live_ or rk_live_");
    }
}
