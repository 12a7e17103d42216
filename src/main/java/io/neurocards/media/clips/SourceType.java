package io.neurocards.media.clips;

/**
 * How a clip came about, in the words of the IPTC's digital source types
 * (http://cv.iptc.org/newscodes/digitalsourcetype/).
 */
public enum SourceType {

    /** A generative model made it, from a photo and a text. */
    TRAINED_ALGORITHMIC_MEDIA(
            "trainedAlgorithmicMedia",
            "Made with artificial intelligence: a generative model made this video from a photo. "
                    + "Создано искусственным интеллектом по фотографии."),

    /** No model had a part in it: the photo itself moves before a set that software drew. */
    COMPOSITE_SYNTHETIC(
            "compositeSynthetic",
            "Composed by software from a photo: set, light and motion are synthetic; no generative model was used. "
                    + "Собрано программой из фотографии, без генеративной модели.");

    private final String text;
    private final String words;

    SourceType(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** Returns the IPTC's word. */
    public String text() {
        return text;
    }

    /** Returns what the file says to people who look into it. */
    String words() {
        return words;
    }

    String address() {
        return "http://cv.iptc.org/newscodes/digitalsourcetype/" + text;
    }

    /** Returns the source type of this word. */
    public static java.util.Optional<SourceType> ofText(String text) {
        return java.util.Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst();
    }
}
