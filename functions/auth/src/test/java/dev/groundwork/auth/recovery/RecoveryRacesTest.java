package dev.groundwork.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.auth.RecoverySteps.Device;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The promises of a recovery while others do something else at the same moment. */
final class RecoveryRacesTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    private final RecoverySteps ada = new RecoverySteps(stack);

    @RepeatedTest(3)
    @DisplayName("INFRA-AUTH-145 of two resets with one token one sets its password, the other is refused")
    void oneToken() throws Exception {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);
        var second = "yet another horse for it";

        var answers = RecoverySteps.together(
                Stream.of(() -> ada.reset(token, RecoverySteps.NEW_PASSWORD), () -> ada.reset(token, second)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 400);
        var won = answers.getFirst().status() == 204;
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(won ? 200 : 401);
        assertThat(stack.login(ADA, second).status()).isEqualTo(won ? 401 : 200);
        assertThat(ada.mails("password_changed", ADA)).hasSize(1);
    }

    @RepeatedTest(3)
    @DisplayName("INFRA-AUTH-146 no session that was made with the old password outlives a reset")
    void resetAndSignIns() throws Exception {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);
        Callable<Answer> signIn = () -> stack.login(ADA, AuthStack.PASSWORD);
        Callable<Answer> reset = () -> ada.reset(token, RecoverySteps.NEW_PASSWORD);

        var answers = RecoverySteps.together(
                Stream.concat(Collections.nCopies(4, signIn).stream(), Stream.of(reset, signIn, signIn)));

        assertThat(answers.get(4).status()).isEqualTo(204);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 204, 401);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .allSatisfy(
                        answer -> assertThat(ada.me(device(answer)).status()).isEqualTo(401));
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(401);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @RepeatedTest(3)
    @DisplayName("INFRA-AUTH-147 a refresh that races with a change of the password leaves no other session alive")
    void changeAndRefresh() throws Exception {
        stack.account(ADA, "Ada");
        var other = ada.signIn(ADA, AuthStack.PASSWORD);
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        var answers = RecoverySteps.together(Stream.of(
                () -> ada.refresh(other),
                () -> ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD),
                () -> ada.refresh(other),
                () -> ada.refresh(own)));

        assertThat(answers.get(1).status()).isEqualTo(204);
        assertThat(Stream.of(answers.get(0), answers.get(2)).filter(answer -> answer.status() == 200))
                .allSatisfy(answer -> {
                    assertThat(ada.me(device(answer)).status()).isEqualTo(401);
                    assertThat(ada.refresh(device(answer)).status()).isEqualTo(401);
                });
        assertThat(ada.me(other).status()).isEqualTo(401);
        assertThat(answers.get(3).status()).isEqualTo(200);
        assertThat(ada.me(own).status()).isEqualTo(200);
    }

    @RepeatedTest(3)
    @DisplayName("INFRA-AUTH-148 of two changes that know the old password one is made")
    void twoChanges() throws Exception {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        var second = "yet another horse for it";

        var answers = RecoverySteps.together(Stream.of(
                () -> ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD),
                () -> ada.change(own, AuthStack.PASSWORD, second)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 403);
        var won = answers.getFirst().status() == 204;
        assertThat(stack.login(ADA, won ? RecoverySteps.NEW_PASSWORD : second).status())
                .isEqualTo(200);
        assertThat(ada.mails("password_changed", ADA)).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-149 fifty who forgot at once get three mails with what was mailed before, and the newest works")
    void fiftyForgot() throws Exception {
        stack.account(ADA, "Ada");

        var answers = RecoverySteps.together(Collections.<Callable<Answer>>nCopies(50, () -> ada.forgot(ADA)).stream());

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        var mails = ada.mails("password_reset", ADA);
        assertThat(mails).hasSize(2);
        var worked = mails.stream()
                .map(mail ->
                        ada.reset(stack.token(mail), RecoverySteps.NEW_PASSWORD).status())
                .toList();
        assertThat(worked).containsExactlyInAnyOrder(204, 400);
    }

    private static Device device(Answer answer) {
        return new Device(
                answer.json().path("accessToken").asText(),
                answer.json().path("refreshToken").asText());
    }
}
