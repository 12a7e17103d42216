package io.neurocards.notifications.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** The curve that Web Push is built on, and its points as 65 bytes: 4, x, y. */
final class P256 {

    private static final int COORDINATE = 32;
    private static final int POINT = 1 + 2 * COORDINATE;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static KeyPair fresh() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(CURVE);
        return generator.generateKeyPair();
    }

    /** Returns the private key that 32 evenly distributed bytes make. */
    static PrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
        var highest = CURVE.getOrder().subtract(BigInteger.ONE);
        var number = new BigInteger(1, bytes).mod(highest).add(BigInteger.ONE);
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, CURVE));
    }

    /** Returns one of the two points with that x; the other one has the negative y. */
    static ECPoint withX(BigInteger x) {
        var p = prime();
        return new ECPoint(
                x, rightSide(x).modPow(p.add(BigInteger.ONE).shiftRight(2), p)); // a root, as p is 3 modulo 4
    }

    static ECPoint negative(ECPoint point) {
        return new ECPoint(point.getAffineX(), prime().subtract(point.getAffineY()));
    }

    static ECPoint base() {
        return CURVE.getGenerator();
    }

    static PublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
    }

    /**
     * Reads a point.
     *
     * @throws IllegalArgumentException when it is none of this curve
     */
    static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        if (encoded.length != POINT || encoded[0] != 4) {
            throw new IllegalArgumentException("not an uncompressed point");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(encoded, 1 + COORDINATE, POINT));
        var p = prime();
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(rightSide(x))) {
            throw new IllegalArgumentException("not a point of the curve");
        }
        return publicKey(new ECPoint(x, y));
    }

    static byte[] encoded(PublicKey key) {
        var point = ((ECPublicKey) key).getW();
        var encoded = new byte[POINT];
        encoded[0] = 4;
        put(point.getAffineX(), encoded, 1 + COORDINATE);
        put(point.getAffineY(), encoded, POINT);
        return encoded;
    }

    static byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static void put(BigInteger number, byte[] target, int end) {
        var bytes = number.toByteArray(); // may begin with a zero for the sign
        var length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, target, end - length, length);
    }

    private static BigInteger rightSide(BigInteger x) {
        var curve = CURVE.getCurve();
        return x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime());
    }

    private static BigInteger prime() {
        return ((ECFieldFp) CURVE.getCurve().getField()).getP();
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }
}
