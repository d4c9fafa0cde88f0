package dev.groundwork.bench;

import java.util.List;

/**
 * One figure and what it should be.
 *
 * @param what was measured
 * @param figure the number that the goal is about
 * @param detail the number's unit, or what else there is to say of it
 * @param goal what it should be
 */
record Row(String what, double figure, String detail, Goal goal) {

    static final List<String> COLUMNS = List.of("what", "figure", "", "goal", "reached");

    static Row of(String what, double figure, String detail) {
        return new Row(what, figure, detail, new Goal.None());
    }

    static Row atMost(String what, double figure, String detail, double limit) {
        return new Row(what, figure, detail, new Goal.AtMost(limit));
    }

    static Row atLeast(String what, double figure, String detail, double limit) {
        return new Row(what, figure, detail, new Goal.AtLeast(limit));
    }

    List<String> cells() {
        return List.of(what, Goal.number(figure), detail, goal.text(), goal.verdict(figure));
    }
}
