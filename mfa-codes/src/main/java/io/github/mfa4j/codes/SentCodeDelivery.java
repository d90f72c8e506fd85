package io.github.mfa4j.codes;

import io.github.mfa4j.MfaUnavailableException;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.factor.Delivery;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.DeliveryException;
import io.github.mfa4j.spi.Sender;

/**
 * Hands one code to its sender once the register knows of it.
 *
 * @param sender who delivers
 * @param budgets what it was charged to
 * @param message the code and where to
 * @param sent the code as the register keeps it
 */
record SentCodeDelivery(Sender sender, SendBudgets budgets, CodeMessage message, SentCode sent)
        implements Delivery<SentCodes> {

    @Override
    public void send() {
        try {
            sender.send(message);
        } catch (DeliveryException e) {
            if (e.certainlyNotAccepted()) {
                accountFor(e);
            }
            throw e;
        }
    }

    private void accountFor(DeliveryException failure) {
        try {
            budgets.accountFor(message.address());
        } catch (MfaUnavailableException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public SentCodes afterCertainFailure(SentCodes section) {
        Purpose purpose = message.purpose();
        PurposeKind kind = PurposeKind.of(purpose);
        return section.with(kind, section.lane(kind).undelivered(sent));
    }
}
