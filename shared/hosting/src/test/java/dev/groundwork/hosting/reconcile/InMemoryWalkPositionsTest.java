package dev.groundwork.hosting.reconcile;

final class InMemoryWalkPositionsTest extends WalkPositionsContract {

    private final WalkPositions positions = new InMemoryWalkPositions();

    @Override
    WalkPositions positions() {
        return positions;
    }
}
