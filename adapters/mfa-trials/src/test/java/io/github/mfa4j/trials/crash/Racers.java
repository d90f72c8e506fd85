package io.github.mfa4j.trials.crash;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two JVMs that are told what to type and then do so together. Not thread-safe. */
final class Racers implements Closeable {

    static final int COUNT = 2;

    private final List<ChildJvm> jvms = new ArrayList<>();
    private final int[] told = new int[COUNT];

    Racers(TrialFolder folder, Address address) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            jvms.add(ChildJvm.start(
                    Racer.class, folder.path().toString(), address.registers(), address.vault(), "racer" + i));
        }
    }

    /** Tells one of the two what to do at the next {@link #go}. */
    void tell(int jvm, String... words) {
        jvms.get(jvm).println(String.join("\t", words));
        told[jvm]++;
    }

    /** Tells both the same, several times. */
    void tellBoth(int times, String... words) {
        for (int i = 0; i < times * COUNT; i++) {
            tell(i % COUNT, words);
        }
    }

    /** Starts them together, and answers what both say. */
    List<String> go() throws IOException {
        jvms.forEach(jvm -> jvm.println("go"));
        List<String> answers = new ArrayList<>();
        for (int jvm = 0; jvm < COUNT; jvm++) {
            for (; told[jvm] > 0; told[jvm]--) {
                answers.add(jvms.get(jvm).readLine());
            }
        }
        return answers;
    }

    /** One thing that one of the two does alone. */
    String ask(int jvm, String... words) throws IOException {
        tell(jvm, words);
        return go().get(0);
    }

    @Override
    public void close() {
        jvms.forEach(ChildJvm::close);
    }
}
