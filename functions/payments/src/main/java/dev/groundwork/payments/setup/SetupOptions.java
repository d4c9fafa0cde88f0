package dev.groundwork.payments.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@code ./groundwork stripe setup}.
 *
 * @param stripe the base of Stripe's API
 * @param webhook where Stripe shall send its events, nothing where it shall not be told
 */
record SetupOptions(String stripe, Optional<URI> webhook) {

    private static final String STRIPE = "https://api.stripe.com";

    /** Reads the arguments; an {@link IllegalArgumentException} says in a sentence what is wrong. */
    static SetupOptions of(List<String> arguments) {
        var options = new SetupOptions(STRIPE, Optional.empty());
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a URL");
            }
            var url = url(arguments.get(i + 1));
            options = switch (name) {
                case "--webhook-url" -> new SetupOptions(options.stripe, Optional.of(url));
                case "--stripe-url" -> new SetupOptions(url.toString(), options.webhook);
                default -> throw new IllegalArgumentException("unknown option of stripe setup: " + name);
            };
        }
        return options;
    }

    private static URI url(String text) {
        var url = URI.create(text);
        if (url.getHost() == null || !List.of("https", "http").contains(url.getScheme())) {
            throw new IllegalArgumentException(text + " is no URL");
        }
        return url;
    }
}
