export default function handler(req: { body: { name: string } }, res: { json(value: unknown): void }) {
  res.json({ name: req.body.name });
}
