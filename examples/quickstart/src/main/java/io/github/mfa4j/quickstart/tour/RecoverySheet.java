package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.Authority;
import io.github.mfa4j.codes.CodeFormat;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The sheet of paper that Alice's recovery codes are printed on. */
final class RecoverySheet {

    private final Deque<String> codes = new ArrayDeque<>();

    /** Prints a set of codes; the first one needs no authority, because there is nothing to protect yet. */
    void print(Stage stage, @Nullable Authority authority) {
        if (stage.shop().recovery.generate(Shop.ALICE, authority) instanceof Generated set) {
            codes.clear();
            set.codes().forEach(code -> codes.add(CodeFormat.grouped(code, 4)));
            codes.forEach(code -> stage.screen().show("   " + code));
        }
    }

    /** The next code to try, from top to bottom and over again. */
    String next() {
        String code = codes.removeFirst();
        codes.addLast(code);
        return code;
    }
}
