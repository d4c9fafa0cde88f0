package dev.groundwork.auth.http;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.domain.EmailAddress;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What people do who lost a password or a device, step by step. */
record Recovery(AuthStack stack) {

    static final String NEW_PASSWORD = "a new horse for the battery";
    static final String WRONG = "a wrong password, quite long";

    /** A signed-in device. */
    record Device(String access, String refresh) {}

    Device signIn(String email, String password) {
        var tokens = stack.login(email, password).json();
        return new Device(
                tokens.path("accessToken").asText(), tokens.path("refreshToken").asText());
    }

    int signInStatus(String email, String password) {
        return stack.login(email, password).status();
    }

    Answer forgot(String email) {
        return stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"" + email + "\"}"));
    }

    /** Asks for a link and reads its token in the newest mail. */
    String mailedToken(String email) {
        forgot(email);
        return stack.token(mails("password_reset", email).getFirst());
    }

    Answer reset(String token, String password) {
        return stack.send(HttpEvent.post(
                "/api/auth/reset-password", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password)));
    }

    Answer change(Device device, String current, String next) {
        return stack.send(HttpEvent.post(
                        "/api/auth/change-password",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(current, next))
                .bearer(device.access()));
    }

    Answer me(Device device) {
        return stack.send(HttpEvent.get("/api/auth/me").bearer(device.access()));
    }

    Answer refresh(Device device) {
        return stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + device.refresh() + "\"}"));
    }

    /** Makes of an account what it is when nobody ever set a password for it. */
    void withoutPassword(String email) {
        var accounts = stack.tables().accounts();
        var signIn = AccountsTable.signIn(new EmailAddress(email).hash());
        var user = new UserId(accounts.get(signIn).orElseThrow().string("userId"));
        var no = AttributeValue.fromBool(false);
        accounts.update(
                signIn,
                Expression.change("REMOVE password SET profile.hasPassword = :no")
                        .value(":no", no));
        accounts.update(
                AccountsTable.profile(user),
                Expression.change("SET hasPassword = :no").value(":no", no));
    }

    /** The mails of one kind to one address, newest first. */
    List<OutboxMail> mails(String kind, String email) {
        return stack.mails().stream()
                .filter(mail -> mail.kind().equals(kind) && mail.to().equals(email))
                .toList();
    }

    /** Makes these calls at once; their answers in the same order. */
    static List<Answer> together(Stream<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.map(threads::submit).toList();
            var answers = new ArrayList<Answer>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
