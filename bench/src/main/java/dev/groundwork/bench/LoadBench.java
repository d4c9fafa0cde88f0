package dev.groundwork.bench;

import dev.groundwork.bench.AccountServer.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A stack under more sign-ins at once than two cores can hash: who is answered, how soon, and what it does to other requests. */
final class LoadBench implements Bench {

    private static final int MANY = 64;
    private static final int OF_ONE = 16;
    private static final int ROUNDS = 5;
    private static final int ALONE = 20;
    private static final double HALF = 0.5;
    private static final double LAST = 0.99;
    private static final double HUNDRED = 100;
    private static final double NANOS_A_MILLI = 1e6;

    /** An answer: its status, whether it says when to come again, and the milliseconds that it took. */
    private record Answer(int status, boolean hasRetryAfter, double millis) {

        boolean isSuccess() {
            return status == 200;
        }

        boolean isShed() {
            return (status == 429 || status == 503) && hasRetryAfter;
        }
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ResultTable run(Progress progress) {
        try {
            var folder = Files.createTempDirectory("groundwork-load");
            try (var stack = RunningStack.start(folder);
                    var client = BenchClient.ofNetwork(1)) {
                return measure(new GroundworkAccounts(stack), client, progress);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResultTable measure(GroundworkAccounts accounts, BenchClient client, Progress progress) {
        var people = IntStream.range(0, MANY).mapToObj(Person::new).toList();
        people.forEach(person -> accounts.signUp(client, person));
        accounts.prove(client, people);
        var session = accounts.signIn(client, people.getFirst());
        Supplier<HttpResponse<String>> check = () -> accounts.me(client, session);
        IntFunction<HttpResponse<String>> signIn = i -> accounts.login(client, people.get(i));

        var alone = new ArrayList<Answer>();
        var checksAlone = new ArrayList<Answer>();
        for (int i = 0; i < ALONE; i++) {
            progress.step();
            alone.add(timed(() -> signIn.apply(0)));
            checksAlone.add(timed(check));
        }
        var many = new ArrayList<Answer>();
        var ofOne = new ArrayList<Answer>();
        var checks = new ArrayList<Answer>();
        for (int round = 0; round < ROUNDS; round++) {
            progress.step();
            many.addAll(together(MANY, signIn, check, checks));
            ofOne.addAll(together(OF_ONE, i -> signIn.apply(0), check, checks));
        }
        return table(alone, many, ofOne, checksAlone, checks);
    }

    /** So many calls at once, and checks one after the other until all are answered. */
    private static List<Answer> together(
            int count,
            IntFunction<HttpResponse<String>> call,
            Supplier<HttpResponse<String>> check,
            List<Answer> checks) {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var calls = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> timed(() -> call.apply(i))))
                    .toList();
            while (!calls.stream().allMatch(Future::isDone)) {
                checks.add(timed(check));
            }
            return calls.stream().map(Future::resultNow).toList();
        }
    }

    private static Answer timed(Supplier<HttpResponse<String>> call) {
        var start = System.nanoTime();
        var response = call.get();
        var millis = (System.nanoTime() - start) / NANOS_A_MILLI;
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Retry-After").isPresent(),
                millis);
    }

    private static ResultTable table(
            List<Answer> alone, List<Answer> many, List<Answer> ofOne, List<Answer> checksAlone, List<Answer> checks) {
        var signedIn = many.stream().filter(Answer::isSuccess).toList();
        var shed = many.stream().filter(Answer::isShed).toList();
        var rows = new ArrayList<Row>();
        rows.add(Row.of("64 of 64 accounts: signed in, of a hundred", percent(signedIn, many), ""));
        rows.add(Row.of("shed with Retry-After, of a hundred", percent(shed, many), "p99 after " + millis(shed, LAST)));
        rows.add(Row.atMost("answered otherwise", (double) many.size() - signedIn.size() - shed.size(), "", 0));
        rows.add(over("p50 of those who signed in, over a sign-in alone", signedIn, HALF, alone));
        rows.add(over("p99 of those who signed in, over a sign-in alone", signedIn, LAST, alone));
        rows.add(Row.atMost(
                "16 of one account: not signed in",
                (double) ofOne.stream().filter(answer -> !answer.isSuccess()).count(),
                "of " + ofOne.size(),
                0));
        rows.add(over("p99 of these, over a sign-in alone", ofOne, LAST, alone));
        rows.add(over("p50 of session checks beside, over one alone", checks, HALF, checksAlone));
        rows.add(over("p99 of session checks beside, over one alone", checks, LAST, checksAlone));
        return new ResultTable(
                "More sign-ins at once than can be hashed",
                Row.COLUMNS,
                rows.stream().map(Row::cells).toList(),
                "%d rounds of each on a local stack, one process of the function; session checks come one after the other beside them. On Lambda a process has one request at a time, and the function's concurrency bounds the load."
                        .formatted(ROUNDS));
    }

    private static double percent(List<Answer> part, List<Answer> whole) {
        return HUNDRED * part.size() / whole.size();
    }

    private static Row over(String what, List<Answer> answers, double part, List<Answer> alone) {
        var figure = at(answers, part);
        var base = at(alone, HALF);
        return Row.of(what, figure / base, "%.0f ms over %.0f ms".formatted(figure, base));
    }

    private static String millis(List<Answer> answers, double part) {
        return answers.isEmpty() ? "none" : "%.0f ms".formatted(at(answers, part));
    }

    private static double at(List<Answer> answers, double part) {
        return answers.isEmpty()
                ? 0
                : PairedRounds.quantile(answers.stream().map(Answer::millis).toList(), part);
    }
}
