// A compiler's signatures are no MACs.
export const same = (signature: object, otherSignature: object) => signature === otherSignature;
