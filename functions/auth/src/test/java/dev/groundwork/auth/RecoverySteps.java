package dev.groundwork.auth;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.EmailAddress;
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

/** The steps of people who lost a password or a device. */
public record RecoverySteps(AuthStack stack) {

    public static final String NEW_PASSWORD = "a new horse for the battery";
    public static final String WRONG = "a wrong password, quite long";

    /** A signed-in device. */
    public record Device(String access, String refresh) {}

    public Device signIn(String email, String password) {
        var tokens = stack.login(email, password).json();
        return new Device(
                tokens.path("accessToken").asText(), tokens.path("refreshToken").asText());
    }

    public int signInStatus(String email, String password) {
        return stack.login(email, password).status();
    }

    public Answer forgot(String email) {
        return stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"" + email + "\"}"));
    }

    /** Asks for a link and reads its token in the newest mail. */
    public String mailedToken(String email) {
        forgot(email);
        return stack.token(mails("password_reset", email).getFirst());
    }

    public Answer reset(String token, String password) {
        return stack.send(HttpEvent.post(
                "/api/auth/reset-password", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password)));
    }

    public Answer change(Device device, String current, String next) {
        return stack.send(HttpEvent.post(
                        "/api/auth/change-password",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(current, next))
                .bearer(device.access()));
    }

    public Answer me(Device device) {
        return stack.send(HttpEvent.get("/api/auth/me").bearer(device.access()));
    }

    public Answer refresh(Device device) {
        return stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + device.refresh() + "\"}"));
    }

    /** Makes of an account what it is when nobody ever set a password for it. */
    public void withoutPassword(String email) {
        var accounts = stack.tables().accounts();
        var signIn = AccountsTable.signIn(new EmailAddress(email).hash());
        var user = new UserId(accounts.get(signIn).orElseThrow().string("userId"));
        var no = AttributeValue.fromBool(false);
        accounts.update(
                signIn,
                Expression.change("REMOVE password SET profile.hasPassword = :no")
                        .value(":no", no));
        accounts.update(
                AccountKeys.profile(user),
                Expression.change("SET hasPassword = :no").value(":no", no));
    }

    /** The mails of one kind to one address, newest first. */
    public List<OutboxMail> mails(String kind, String email) {
        return stack.mails().stream()
                .filter(mail -> mail.kind().equals(kind) && mail.to().equals(email))
                .toList();
    }

    /** Makes these calls at once; their answers in the same order. */
    public static List<Answer> together(Stream<Callable<Answer>> calls)
            throws InterruptedException, ExecutionException {
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
