package dev.groundwork.bench;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The accounts of a local stack that runs.
 *
 * @param stack the stack
 */
record GroundworkAccounts(RunningStack stack) implements AccountServer {

    /** The part of the CPU that the function takes; the rest is the stand-in for the cloud. */
    static final String FUNCTION = "function";

    static final String RUNNER = "runner";

    private static final Pattern TOKEN = Pattern.compile("verify-email\\?token=([A-Za-z0-9_.~-]+)");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final int MAX_LOOKS = 600;
    private static final long LOOK_MILLIS = 100;

    @Override
    public String name() {
        return "Groundwork";
    }

    @Override
    public void signUp(BenchClient client, Person person) {
        BenchClient.body(client.post(url("/api/auth/register"), Map.of(), person.registration("displayName")));
    }

    @Override
    public void prove(BenchClient client, List<Person> people) {
        for (var person : people) {
            var body = "{\"token\":\"%s\"}".formatted(mailedToken(client, person));
            BenchClient.body(client.post(url("/api/auth/verify-email"), Map.of(), body));
        }
    }

    private String mailedToken(BenchClient client, Person person) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            var mails =
                    TOKEN.matcher(BenchClient.body(client.get(url("/_local/mail?to=" + person.address()), Map.of())));
            if (mails.find()) {
                return mails.group(1);
            }
            pause();
        }
        throw new IllegalStateException("no mail came to " + person.address());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public Map<String, String> signIn(BenchClient client, Person person) {
        var body = BenchClient.body(login(client, person));
        return Map.of("Authorization", "Bearer " + first(ACCESS_TOKEN.matcher(body)));
    }

    @Override
    public void session(BenchClient client, Map<String, String> session) {
        BenchClient.body(me(client, session));
    }

    /** Asks to sign in, and returns the answer whatever it is. */
    HttpResponse<String> login(BenchClient client, Person person) {
        return client.post(url("/api/auth/login"), Map.of(), person.signIn());
    }

    /** Asks who is signed in, and returns the answer whatever it is. */
    HttpResponse<String> me(BenchClient client, Map<String, String> session) {
        return client.get(url("/api/auth/me"), session);
    }

    @Override
    public void signOut(BenchClient client, Map<String, String> session) {
        BenchClient.body(client.post(url("/api/auth/logout"), session, ""));
    }

    @Override
    public Map<String, Double> cpuMillis() {
        return Map.of(FUNCTION, stack.functionMillis("Auth"), RUNNER, stack.runnerMillis());
    }

    private String url(String path) {
        return stack.url() + path;
    }

    private static String first(Matcher matcher) {
        if (!matcher.find()) {
            throw new IllegalStateException("an answer lacks " + matcher.pattern());
        }
        return matcher.group(1);
    }
}
