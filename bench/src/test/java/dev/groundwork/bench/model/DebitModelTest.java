package dev.groundwork.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DebitModelTest {

    private static final ModelShape.Faults MANY = new ModelShape.Faults(0.0005, 0.01, 0.3);
    private static final ModelShape SMALL = new ModelShape(8, 200, 8, 8, 2, 30, 8, 10);

    @Test
    @DisplayName(
            "INFRA-HOST-277 20,000 apps: five days of crashes, lost answers, duplicates and overlap charges each app and day once, no more and no less")
    void days() {
        // Given
        var model = new DebitModel(20_000, 4_000, SMALL, 20_261_130);

        // When
        var usual = model.usualDay();
        var overlap = model.overlap(MANY);
        var missed = model.missed(MANY);
        var again = model.again();

        // Then
        assertThat(usual.violations()).isZero();
        assertThat(overlap.violations()).isZero();
        assertThat(missed.violations()).isZero();
        assertThat(again.violations()).isZero();
        assertThat(again.entries()).isZero();
        assertThat(overlap.crashes() * overlap.lostAnswers()).isPositive();
    }

    @Test
    @DisplayName("INFRA-HOST-278 tables with too few partitions make a run slower, not wrong")
    void throttled() {
        // Given
        var narrow = new ModelShape(8, 200, 8, 8, 2, 30, 1, 1);
        var model = new DebitModel(20_000, 4_000, narrow, 7);

        // When
        var result = model.usualDay();

        // Then
        assertThat(result.throttles()).isPositive();
        assertThat(result.hottestWrites()).isLessThanOrEqualTo(Partitions.MAX_WRITE_UNITS);
        assertThat(result.violations()).isZero();
    }
}
