package io.neurocards.media;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;

/** Colour profiles that nobody has, so that it shows whether they are used. */
final class ProfileSamples {

    private ProfileSamples() {}

    /** sRGB, except that what a file calls red is green. */
    static byte[] redAndGreenSwapped() {
        var profile = ICC_Profile.getInstance(
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        var red = profile.getData(ICC_Profile.icSigRedColorantTag);
        profile.setData(ICC_Profile.icSigRedColorantTag, profile.getData(ICC_Profile.icSigGreenColorantTag));
        profile.setData(ICC_Profile.icSigGreenColorantTag, red);
        return profile.getData();
    }
}
