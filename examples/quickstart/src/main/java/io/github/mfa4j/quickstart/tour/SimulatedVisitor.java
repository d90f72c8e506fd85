package io.github.mfa4j.quickstart.tour;

import java.util.function.Supplier;

/** Plays Alice without anybody at the terminal. */
final class SimulatedVisitor implements Visitor {

    private final Screen screen;

    SimulatedVisitor(Screen screen) {
        this.screen = screen;
    }

    @Override
    public String answer(String question, Supplier<String> builtIn) {
        String typed = builtIn.get();
        screen.show(question + " > " + typed);
        return typed;
    }

    @Override
    public void goOn(String question) {}
}
