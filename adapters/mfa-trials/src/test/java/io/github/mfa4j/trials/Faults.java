package io.github.mfa4j.trials;

/** Makes one chosen call to a store, vault or directory go wrong. For one thread. */
final class Faults implements Watch {

    /** How a call goes wrong. */
    enum Mode {
        /** The call fails, and has no effect. */
        FAILS,
        /** The call has its effect, and its reply is lost. */
        REPLY_LOST,
        /** From this call on, all fail. */
        DOWN,
        /** The call has its effect, its reply is lost, and from then on all fail. */
        REPLY_LOST_THEN_DOWN,
        /** The process dies before the call. */
        DIES_BEFORE,
        /** The process dies after the call. */
        DIES_AFTER;

        /** Whether the call it strikes has its effect. */
        boolean isAfterTheEffect() {
            return this == REPLY_LOST || this == REPLY_LOST_THEN_DOWN || this == DIES_AFTER;
        }
    }

    /** What a failing dependency throws. */
    static final class Outage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Outage(String operation) {
            super(operation + " is out of order");
        }
    }

    /** The end of the process: nothing catches it. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private int call;
    private int chosen = Integer.MAX_VALUE;
    private boolean struck;
    private String operation = "";
    private int calls;
    private Mode mode = Mode.FAILS;

    /** The n-th call from now on goes wrong, the first being number 1. */
    void arm(int number, Mode how) {
        call = 0;
        chosen = number;
        mode = how;
    }

    /** From now on all goes well. */
    void disarm() {
        struck = call >= chosen;
        calls = call;
        chosen = Integer.MAX_VALUE;
    }

    /** Whether the chosen call came before all went well again. */
    boolean struck() {
        return struck;
    }

    /** Whether it struck a call of this kind after the call had its effect. */
    boolean struckAfter(String kind) {
        return struck && mode.isAfterTheEffect() && operation.equals(kind);
    }

    /** How many calls came while armed. */
    int calls() {
        return calls;
    }

    @Override
    public void before(String kind) {
        call++;
        operation = call == chosen ? kind : operation;
        boolean down = call > chosen && (mode == Mode.DOWN || mode == Mode.REPLY_LOST_THEN_DOWN);
        if (down || (call == chosen && (mode == Mode.FAILS || mode == Mode.DOWN))) {
            throw new Outage(kind);
        }
        if (call == chosen && mode == Mode.DIES_BEFORE) {
            throw new Death();
        }
    }

    @Override
    public void after(String kind) {
        if (call != chosen) {
            return;
        }
        if (mode == Mode.REPLY_LOST || mode == Mode.REPLY_LOST_THEN_DOWN) {
            throw new Outage(kind);
        }
        if (mode == Mode.DIES_AFTER) {
            throw new Death();
        }
    }
}
