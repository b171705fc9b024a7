import { z } from 'zod'

/** What the window offers in the system's menu: its actions, by their ids. */
export const windowMenuSchema = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(20),
      label: z.string().min(1).max(60),
      items: z
        .array(
          z.strictObject({
            id: z.string().min(1).max(100),
            label: z.string().min(1).max(120),
            /** As Electron names keys: "CmdOrCtrl+Shift+F". Null where the key is no shortcut of the whole window. */
            accelerator: z.string().min(1).max(40).nullable()
          })
        )
        .max(40)
    })
  )
  .max(10)

export type WindowMenu = z.infer<typeof windowMenuSchema>
