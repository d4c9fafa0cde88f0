package dev.groundwork.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import java.util.ArrayList;
import java.util.List;

/** Calls and units at DynamoDB of a warm request, its session check included. Counts only: every run gives the same. */
final class RoutesBench implements Bench {

    private static final List<String> COLUMNS =
            List.of("request", "calls", "write units", "read units", "goal", "reached");

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public ResultTable run(Progress progress) {
        progress.step();
        var meter = new Meter();
        var rows = new ArrayList<List<String>>();
        try (var functions = new BenchFunctions(new HandClock(ConsumeCost.START), meter)) {
            var account = BenchAccount.register(functions);
            var tokens = account.tokens();
            ask(functions, "/api/auth/me", tokens, 200);
            meter.take();

            account.tokens();
            rows.add(roundTrips("POST /api/auth/login", meter.take(), 2));
            functions.lambda().send(BenchAccount.refresh(tokens)).expect(200);
            rows.add(roundTrips("POST /api/auth/refresh: the session and the profile", meter.take(), 2));
            ask(functions, "/api/auth/me", tokens, 200);
            rows.add(readUnits("GET /api/auth/me: the session and the profile", meter.take(), 2));
            functions
                    .lambda()
                    .send(Lambda.bytes(HttpEvent.get("/api/auth/me").bearer("garbage")))
                    .expect(401);
            rows.add(readUnits("GET /api/auth/me with a token that is none", meter.take(), 0));
            functions.ledger().balance(new UserId(tokens.path("user").path("id").asText()));
            rows.add(readUnits("the balance alone", meter.take(), 1));
            ask(functions, "/api/credits/balance", tokens, 200);
            rows.add(row(
                    "GET /api/credits/balance: besides, the session and the running apps",
                    meter.take(),
                    0,
                    new Goal.None()));
        }
        return new ResultTable(
                "What warm requests take at DynamoDB",
                COLUMNS,
                rows,
                "The goal is about calls for the first two, about read units for the others.");
    }

    private static void ask(BenchFunctions functions, String path, JsonNode tokens, int status) {
        var token = tokens.path("accessToken").asText();
        functions.lambda().send(Lambda.bytes(HttpEvent.get(path).bearer(token))).expect(status);
    }

    private static List<String> roundTrips(String request, Cost cost, double limit) {
        return row(request, cost, cost.roundTrips(), new Goal.AtMost(limit));
    }

    private static List<String> readUnits(String request, Cost cost, double limit) {
        return row(request, cost, cost.read(), new Goal.AtMost(limit));
    }

    private static List<String> row(String request, Cost cost, double checked, Goal goal) {
        return List.of(
                request,
                Goal.number(cost.roundTrips()),
                Goal.number(cost.written()),
                Goal.number(cost.read()),
                goal.text(),
                goal.verdict(checked));
    }
}
