package dev.groundwork.hosting.provider.render;

/**
 * The plan of new databases at Render, which says what one costs and how long it lives: Render deletes a {@code free} one after 30 days.
 *
 * @param name as Render's API spells it, such as {@code basic_256mb}
 */
record RenderPlan(String name) {}
