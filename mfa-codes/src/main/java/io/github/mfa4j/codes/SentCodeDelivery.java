package io.github.mfa4j.codes;

import io.github.mfa4j.Purpose;
import io.github.mfa4j.factor.Delivery;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Sender;

/**
 * Hands one code to its sender once the register knows of it.
 *
 * @param sender who delivers
 * @param budgets count what went out
 * @param message the code and where to
 * @param sent the code as the register keeps it
 */
record SentCodeDelivery(Sender sender, CodeBudgets budgets, CodeMessage message, SentCode sent)
        implements Delivery<SentCodes> {

    @Override
    public void send() {
        Runnable takeBack = budgets.codeSent(message.address());
        boolean done = false;
        try {
            sender.send(message);
            done = true;
        } finally {
            if (!done) {
                takeBack.run();
            }
        }
    }

    @Override
    public SentCodes afterCertainFailure(SentCodes section) {
        Purpose purpose = message.purpose();
        PurposeKind kind = PurposeKind.of(purpose);
        return section.with(kind, section.lane(kind).undelivered(sent));
    }
}
