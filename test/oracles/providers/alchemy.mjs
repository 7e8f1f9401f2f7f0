import { documentedHmac } from "../lib/documented-hmac.mjs";

export default documentedHmac({
  id: "alchemy",
  oracle: "alchemy.com/docs, Notify; as documented, with node:crypto",
  header: "X-Alchemy-Signature",
  secret: "whsec_made_up_for_vectors",
  skip: ["secret-without-prefix"],
  payload: {
    webhookId: "wh_v394g727u681i5rj",
    id: "whevt_13vxrot10y8omrdp",
    createdAt: "2026-07-25T17:20:00.000Z",
    type: "ADDRESS_ACTIVITY",
    event: {
      network: "ETH_SEPOLIA",
      activity: [
        {
          fromAddress: "0x503828976d22510aad0201ac7ec88293211d23da",
          toAddress: "0xbe3f4b43db5eb49d1f48f53443b9abce45da3b79",
          blockNum: "0xdf34a3",
          hash: "0x7a4a39da2a3fa1fc2ef88fd1eaea070286ed2aba21e0419dcfb6d5c5d9f02a72",
          value: 293.092129,
          asset: "USDC",
          category: "token",
        },
      ],
    },
  },
});
