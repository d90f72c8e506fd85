package io.github.mfa4j.quickstart.tour;

import java.util.function.Supplier;

/** Who plays Alice. */
interface Visitor {

    /**
     * Asks for what Alice types.
     *
     * @param question what is asked
     * @param builtIn what the tour itself would type, asked only when it is needed
     * @return what was typed, as untrusted as any input
     * @throws VisitorLeft if the visitor leaves
     */
    String answer(String question, Supplier<String> builtIn);

    /**
     * Waits until the visitor wants to go on.
     *
     * @param question what it goes on to
     * @throws VisitorLeft if the visitor leaves
     */
    void goOn(String question);
}
