package io.neurocards.partners;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A partner in one of its worlds. */
public record PartnerAccount(Partner partner, World world) {

    /** How many characters a partner's name for a customer may have. */
    public static final int LONGEST = 128;

    /** How a partner's name for a customer is written. */
    public static final String CUSTOMER = "[A-Za-z0-9._:@+=~-]{1," + LONGEST + "}";

    private static final int ID_LENGTH = 36;
    private static final char LIVE_MARK = ':';
    private static final char TEST_MARK = '~';
    private static final Pattern EXTERNAL_ID = Pattern.compile(CUSTOMER);

    /** Returns the person who pays. */
    public PersonId wallet() {
        return switch (world) {
            case LIVE -> partner.wallet();
            case TEST -> partner.testWallet();
        };
    }

    /** Returns the same without what the operator decides about the partner. */
    public PartnerOwner owner() {
        return new PartnerOwner(partner.id(), world);
    }

    boolean isTest() {
        return world == World.TEST;
    }

    /**
     * Returns under which identity a customer of this world is known.
     *
     * @param id as the partner calls the customer
     * @throws ProblemException EXTERNAL_ID_INVALID with {@code max}
     */
    String identityOf(String id) {
        if (!EXTERNAL_ID.matcher(id).matches()) {
            throw new ProblemException(ProblemCode.EXTERNAL_ID_INVALID).with("max", LONGEST);
        }
        return prefix() + id;
    }

    /** Returns whose customer an identity is of; nothing for the wallet of a partner. */
    static Optional<PartnerOwner> ownerOf(String identity) {
        if (identity.length() <= ID_LENGTH + 1) {
            return Optional.empty();
        }
        var world = identity.charAt(ID_LENGTH) == TEST_MARK ? World.TEST : World.LIVE;
        return Optional.of(new PartnerOwner(UUID.fromString(identity.substring(0, ID_LENGTH)), world));
    }

    /** Returns what the partner calls the customer, or nothing when this is none of this world. */
    Optional<String> idOf(String identity) {
        return identity.startsWith(prefix()) ? Optional.of(identity.substring(prefix().length())) : Optional.empty();
    }

    /** The partner's id has one length, so that no id of a customer can reach into another world. */
    private String prefix() {
        return partner.id().toString() + (isTest() ? TEST_MARK : LIVE_MARK);
    }

    @Override
    public String toString() {
        return "partner:" + partner.id() + ":" + world.word();
    }
}
